// Comments in threads, node by node.
import { expect, test } from "vitest";
import type { Comment } from "@/wire/wire";
import { threadsOf } from "./talk";

const comment = (id: string, node: string, replyTo: string | null = null): Comment => ({
  id, node, replyTo, at: "2026-01-01T00:00:00Z", author: "Ada", body: id, resolved: false, removed: false,
});

test("answers stand in the thread of what they answer", () => {
  const check = (comments: Comment[], expected: { [node: string]: string[] }) => {
    const told = [...threadsOf(comments)].map(([node, threads]) => [
      node,
      threads.map(({ first, answers }) => [first, ...answers].map((c) => c.body).join(" > ")),
    ]);
    expect(Object.fromEntries(told)).toEqual(expected);
  };
  check([], {});
  check([comment("a", "n"), comment("b", "n", "a"), comment("c", "m"), comment("d", "n"), comment("e", "n", "a")], {
    n: ["a > b > e", "d"],
    m: ["c"],
  });
});
