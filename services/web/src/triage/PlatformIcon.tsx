import {
  IconBrandBluesky,
  IconBrandFacebook,
  IconBrandInstagram,
  IconBrandLinkedin,
  IconBrandMastodon,
  IconBrandReddit,
  IconBrandTelegram,
  IconBrandThreads,
  IconBrandTiktok,
  IconBrandVk,
  IconBrandX,
  IconBrandYcombinator,
  IconBrandYoutube,
  IconMail,
  IconMessages,
  IconNews,
  IconPencil,
  IconStar,
  IconWorld,
  type Icon,
} from "@tabler/icons-react";
import type { Platform } from "@earshot/core/collect/platform";
import { platformName } from "@earshot/core/collect/platform-names";
import { useLanguage } from "../words/use-language.ts";

const icons: Partial<Record<Platform, Icon>> = {
  news: IconNews,
  telegram: IconBrandTelegram,
  vk: IconBrandVk,
  x: IconBrandX,
  mastodon: IconBrandMastodon,
  bluesky: IconBrandBluesky,
  youtube: IconBrandYoutube,
  reddit: IconBrandReddit,
  hackernews: IconBrandYcombinator,
  linkedin: IconBrandLinkedin,
  instagram: IconBrandInstagram,
  facebook: IconBrandFacebook,
  threads: IconBrandThreads,
  tiktok: IconBrandTiktok,
  forum: IconMessages,
  blog: IconPencil,
  review: IconStar,
  email: IconMail,
};

/** The sign of a platform, named for who cannot see it. */
export function PlatformIcon({ platform, size = 14 }: { platform: Platform; size?: number }) {
  const PlatformSign = icons[platform] ?? IconWorld;
  return (
    <PlatformSign
      size={size}
      stroke={1.75}
      style={{ flex: "none" }}
      title={platformName(platform, useLanguage())}
    />
  );
}
