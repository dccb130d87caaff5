// What a dialog stands over knows that it does.
import { useEffect } from "react";

let standing = 0;

/** Marks the page (`data-under`) for as long as a dialog stands over it. */
export function useUnder(): void {
  useEffect(() => {
    const page = document.getElementById("root");
    standing += 1;
    page?.setAttribute("data-under", "");
    return () => {
      standing -= 1;
      if (standing === 0) page?.removeAttribute("data-under");
    };
  }, []);
}
