// German words that only assistive technology says.
export default {
  access: {
    editable: "{{field}}. Mit Eingabe bearbeiten.",
  },
};
