// Reads whole lists by cursor through a client made of the description, and prints their rows by id.
import createClient from "openapi-fetch";
import type { paths } from "./api.js";

declare const process: { argv: string[]; stdout: { write(words: string): void } };
const [, , baseUrl, key, ...names] = process.argv;
const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${key}` } });

type Listed =
  | "/api/v1/appearances/"
  | "/api/v1/claims/"
  | "/api/v1/contradictions/"
  | "/api/v1/derivations/";

async function rows(list: Listed): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  let cursor: string | undefined;
  for (;;) {
    const { data, error } = await client.GET(list, { params: { query: { page_size: 7, cursor } } });
    if (error) throw new Error(`${error.code}: ${error.detail}`);
    if (typeof data === "string") throw new Error(`${list} is not told as JSON`);
    for (const row of data.results) found[row.id] = row;
    if (data.next === null) return found;
    cursor = new URL(data.next).searchParams.get("cursor") ?? undefined;
  }
}

const read: Record<string, Record<string, unknown>> = {};
for (const name of names) read[name] = await rows(`/api/v1/${name}/` as Listed);
process.stdout.write(JSON.stringify(read));
