// Links to the feeds that fit what is chosen.

import type { Model } from "../views/model";
import { feedFor } from "./feeds";

export function FollowMenu({ model }: { model: Model }) {
  const feed = feedFor(model);
  if (!feed) return null;
  const { title, rss, json } = feed;
  return (
    <ul part="choices" role="list">
      {title && <li dir="auto">{title}</li>}
      {[["RSS", rss] as const, ["JSON Feed", json] as const].map(
        ([name, address]) =>
          address && (
            <li key={name}>
              <a part="link" href={address} aria-label={title && `${name}: ${title}`}>
                {name}
              </a>
            </li>
          ),
      )}
    </ul>
  );
}
