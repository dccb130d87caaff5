// Texts of a file come in stretches, each asked for once.
import { describe, expect, it } from "vitest";
import type { SourceText } from "@/wire/wire";
import { stretch, Texts } from "./texts";

function text(row: number): SourceText {
  return { row, column: 0, label: "", text: `row ${row}`, kept: [], skipped: [] };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe("the texts of a file", () => {
  it("are asked for in stretches, each once", async () => {
    const asked: string[] = [];
    const texts = new Texts((part, from, rows) => {
      asked.push(`${part}: ${from}+${rows}`);
      return Promise.resolve([text(from)]);
    });
    texts.near(0, -5, stretch - 1);
    texts.near(0, 10, stretch + 10);
    texts.near(1, 0, 3);
    await settled();
    expect(asked).toEqual([`0: 0+${stretch}`, `0: ${stretch}+${stretch}`, `1: 0+${stretch}`]);
    expect(texts.at(0, stretch, 0)?.text).toBe(`row ${stretch}`);
    expect(texts.at(0, 1, 0)).toBeUndefined();
    expect(texts.came).toBe(3);
  });
  it("are asked for again when they did not come", async () => {
    let tries = 0;
    const texts = new Texts(() => (tries++ === 0 ? Promise.reject(new Error("gone")) : Promise.resolve([text(0)])));
    texts.near(0, 0, 0);
    await settled();
    expect(texts.at(0, 0, 0)).toBeUndefined();
    texts.near(0, 0, 0);
    await settled();
    expect(texts.at(0, 0, 0)?.text).toBe("row 0");
  });
});
