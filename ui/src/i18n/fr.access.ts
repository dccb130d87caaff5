// French words that only assistive technology says.
export default {
  access: {
    editable: "{{field}}. Entrée pour modifier.",
  },
};
