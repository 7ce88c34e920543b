import { demoKey } from "@earshot/core/collect/source-services";
import { textReply, type Reply } from "../../reply.ts";
import { postUrl, type WorldPost } from "../../world-post.ts";
import { jsonReply, type NetRequest, type OpenNetwork } from "../protocol.ts";
import { ownerId } from "./items.ts";
import { readMembers } from "./members.ts";
import { createMethods, wallAsked, type Method } from "./methods.ts";
import { createWalls, ownWalls, type WallComment, type WallPost } from "./walls.ts";

/** As VK allows applications with very many users: the demo's own readers stay below it. */
const requestsPerSecond = 60;

/** The API of VK at `api`, and at `host` the pages that people read. Whatever is wrong, the API answers with status 200. */
export const openVk: OpenNetwork = (world) => {
  const walls = createWalls(world);
  const methods = createMethods(world, walls);
  const own = ownWalls(world);
  const search = world.sources.find((source) => ![...own.values()].includes(source)) ?? null;
  let recent: number[] = [];

  function api({ path, body, query, headers }: NetRequest): Reply {
    const name = /^\/method\/([\w.]+)$/.exec(path)?.[1] ?? "";
    const given = parametersOf(body, query);
    const now = world.now().getTime();
    recent = [...recent.filter((at) => now - at < 1_000), now];
    const token = /^Bearer (.+)$/.exec(headers["authorization"] ?? "")?.[1] ?? given.get("access_token");
    if (token !== demoKey) return refusal(5, "User authorization failed: invalid access_token (4).", name);
    if (given.get("v") === null) return refusal(8, "Invalid request: v (version) is required", name);
    if (recent.length > requestsPerSecond) return refusal(6, "Too many requests per second", name);
    const method: Method | undefined = methods.get(name);
    if (method === undefined) return refusal(3, "Unknown method passed", name);
    const answer = method(given);
    return "error" in answer ? refusal(answer.error, answer.message, name) : jsonReply(answer);
  }

  /** Leads to where the world shows the post or the comment. */
  function page({ path, query }: NetRequest): Reply {
    const [, id] = /^\/wall(-?\d+_\d+)$/.exec(path) ?? [];
    const members = readMembers(world);
    const root = walls().find((each) => `${ownerId(members, each)}_${each.number}` === id);
    const post = root === undefined ? null : postAt(root, Number(query.get("reply") ?? 0));
    const location = post === null ? `${world.base}/` : postUrl(world.base, post);
    const reply = textReply(302, "text/html", "");
    return { ...reply, headers: { ...reply.headers, location } };
  }

  return {
    answer: (request) => (request.service === "api" ? api(request) : page(request)),
    sourceOf({ service, path, body, query }) {
      if (service !== "api") return null;
      if (path === "/method/newsfeed.search") return search?.id ?? null;
      const given = parametersOf(body, query);
      const [first] = (given.get("posts") ?? "").split("_");
      if (first !== undefined && first !== "") given.set("owner_id", first);
      const owner = wallAsked(given, readMembers(world));
      return owner === null ? null : ((own.get(owner) ?? search)?.id ?? null);
    },
  };
};

function parametersOf(body: string, query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query, ...new URLSearchParams(body)]);
}

function postAt({ post, comments }: WallPost, reply: number): WorldPost {
  const all = comments.flatMap((comment): WallComment[] => [comment, ...comment.branch]);
  return all.find(({ number }) => number === reply)?.post ?? post;
}

function refusal(code: number, message: string, method: string): Reply {
  const requestParameters = [
    { key: "method", value: method },
    { key: "oauth", value: "1" },
  ];
  return jsonReply({ error: { error_code: code, error_msg: message, request_params: requestParameters } });
}
