// What a dialog stands over knows that it does.
import { useEffect } from "react";

let standing = 0;

/** Whether scroll bars are painted over what scrolls and take no room beside it. */
function lieOver(): boolean {
  const probe = document.createElement("div");
  probe.style.cssText = "position: absolute; width: 50px; height: 50px; overflow: scroll; visibility: hidden";
  document.body.append(probe);
  const over = probe.offsetWidth === probe.clientWidth;
  probe.remove();
  return over;
}

/**
 * Marks the page (`data-under`) for as long as a dialog stands over it. Scroll bars that lie over the page lie over the veil
 * of the dialog too; to take away those that have a place of their own would move the page.
 */
export function useUnder(): void {
  useEffect(() => {
    const page = document.getElementById("root");
    standing += 1;
    page?.setAttribute("data-under", lieOver() ? "bars over" : "");
    return () => {
      standing -= 1;
      if (standing === 0) page?.removeAttribute("data-under");
    };
  }, []);
}
