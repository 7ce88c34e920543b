export const opml = {
  import: "Import OPML",
  export: "Export OPML",
  lead: "A list of feeds from another reader. Channels, profiles and searches are no feeds and have no place in OPML. First you see what would become of each line.",
  choose: "Choose a file",
  paste: "…or paste the text of the OPML here",
  into: "Put into a folder (if you like)",
  background: "Each feed is checked in the background; the list shows how it went.",
  cutOff: "The file breaks off: some lines may be missing.",
  verdict: {
    new: "new",
    retired: "back from the archive",
    exists: "here already",
    doubled: "twice in the file",
    refused: "refused",
  },
  refusal: {
    no_address: "It has no address of a feed.",
    bad_address: "This is not a web address.",
    credentials: "A name and a password in the address.",
    no_connector: "This network cannot be read yet.",
    no_way: "This platform has no open feeds.",
    not_a_feed: "This is no feed. Channels and profiles are added by pasting their address.",
    own_terms:
      "It is given for personal use. Paste its address into “Add a source”: its terms are shown there.",
  },
  trouble: {
    tooLarge: "The file is larger than 5 MB. Part it into several.",
    tooManyLines: "The file has more than 2,000 lines. Part it into several.",
    tooDeep: "The folders are nested too deep.",
    notOpml: "This is not OPML. Export the list of feeds from your reader as OPML.",
    doctype:
      "The file declares a document type or entities, which a list of feeds has no use for. Remove them.",
    empty: "The file names no feed.",
  },
  done_one: "{{count}} source added. It is checked in the background.",
  done_other: "{{count}} sources added. They are checked in the background.",
};
