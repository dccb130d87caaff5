// Arabic words that only assistive technology says.
export default {
  access: {
    editable: "\u200F{{field}}. اضغط Enter للتحرير.",
  },
};
