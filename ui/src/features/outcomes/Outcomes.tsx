// What should come of the framework.
export function Outcomes() {
  return null;
}
