import type { PageLanguage } from "@earshot/core/triage/page-language";

/**
 * Makers of `Intl` formats, each made once: to make one costs a hundred times more than to use it, and a list draws
 * hundreds of times and numbers.
 */
function kept<Options extends object, Format>(
  make: (language: PageLanguage, options: Options) => Format,
): (language: PageLanguage, options: Options) => Format {
  const made = new Map<string, Format>();
  return (language, options) => {
    const key = `${language}${JSON.stringify(options)}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const format = make(language, options);
    made.set(key, format);
    return format;
  };
}

export const numberFormat = kept(
  (language, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options),
);

export const dateFormat = kept((language, options: Intl.DateTimeFormatOptions) => {
  // A clock of twelve hours has no leading zero: "7:47 AM".
  const hour = language === "en" && options.hour === "2-digit" ? "numeric" : options.hour;
  return new Intl.DateTimeFormat(language, hour === undefined ? options : { ...options, hour });
});

export const relativeFormat = kept(
  (language, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(language, options),
);
