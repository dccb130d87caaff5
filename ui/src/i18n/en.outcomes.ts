// The English words of outcomes: objectives, value streams, and the abilities that serve them.
export default {
  outcomes: { },
} as const;
