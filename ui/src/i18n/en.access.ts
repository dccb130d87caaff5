// English words that only assistive technology says.
const access = {
  access: {
    editable: "{{field}}. Enter edits it.",
  },
};

export default access;
