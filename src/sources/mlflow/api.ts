import { ReadError } from "../../model/errors.ts";
import {
  isArray,
  isObject,
  type Json,
  type JsonObject,
  parseJson,
} from "../../readers/json/tolerant-json.ts";
import { httpGet } from "../http-get.ts";
import type { MlflowAddress } from "./address.ts";

/** A page of a long history has some 25,000 values of 120 bytes; stores without pages send a metric at once. */
const MOST_ANSWER = 256 * 1024 ** 2;

/** One GET of MLflow's REST interface, as an object. */
export async function askMlflow(
  { server }: MlflowAddress,
  what: string,
  query: Readonly<Record<string, string>>,
): Promise<JsonObject> {
  const path = `/api/2.0/mlflow/${what}`;
  const expected = `MLflow's answer to ${what} as JSON`;
  const body = await httpGet(server, { path, query, expected, mostBytes: MOST_ANSWER });
  const { value } = parseJson(new TextDecoder().decode(body));
  if (isObject(value)) return value;
  throw new ReadError(
    `Cannot read ${server.origin}${server.base}${path}: expected ${expected}, found ${body.length} bytes that are no JSON object`,
    { hint: "Is this the address of an MLflow tracking server?" },
  );
}

/** A whole list that comes in pages; a list that is left out is empty. */
export async function* askMlflowPages(
  address: MlflowAddress,
  what: string,
  { list, query }: { readonly list: string; readonly query: Readonly<Record<string, string>> },
): AsyncGenerator<JsonObject> {
  const seen = new Set<string>();
  let token = "";
  do {
    const answer = await askMlflow(address, what, token === "" ? query : { ...query, page_token: token });
    yield* objectsIn(answer, list);
    token = textOf(answer["next_page_token"]);
    if (seen.has(token)) {
      throw new ReadError(
        `Cannot read ${address.shown}: the pages of ${what} go round in a circle, page ${seen.size + 1} names one that was read`,
      );
    }
    if (token !== "") seen.add(token);
  } while (token !== "");
}

/** Objects of a list; none where the list is left out, as MLflow does with empty ones. */
export function objectsIn(object: JsonObject, list: string): JsonObject[] {
  const value = object[list];
  return isArray(value) ? value.filter(isObject) : [];
}

/** Text or number as text; "" where left out. */
export function textOf(value: Json | undefined): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
