import { readdirSync, readFileSync } from "node:fs";

const routesFolder = new URL("../../services/web/src/app/routes/", import.meta.url);

/** Every address of the page as its routes state it, `$name` for a parameter. Read as text, so that a new page is noticed. */
export function pageAddresses(): string[] {
  const source = readdirSync(routesFolder)
    .map((name) => readFileSync(new URL(name, routesFolder), "utf8"))
    .join("\n");
  const routes = [
    ...source.matchAll(
      /const (\w+) = createRoute\(\{\s*getParentRoute: \(\) => (\w+),\s*(path|id): "([^"]+)"/g,
    ),
  ].map(([, name = "", parent = "", kind, path = ""]) => ({
    name,
    parent,
    path: kind === "path" ? path : "",
  }));
  const stated = source.split("createRoute({").length - 1;
  if (routes.length !== stated)
    throw new Error(`${stated} routes are stated, ${routes.length} are understood`);
  const whole = (name: string): string => {
    const route = routes.find((each) => each.name === name);
    return route === undefined ? "" : whole(route.parent) + route.path;
  };
  // `$` is any address that no page has.
  return routes.map(({ name }) => whole(name)).filter((path) => path !== "" && path !== "$");
}
