function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

/** Elements whose content is no text for a reader. */
export const droppedTags = words("script style iframe noembed noframes");

export const paragraphTags = words("p blockquote pre table ul ol dl h1 h2 h3 h4 h5 h6 hr");

export const blockTags = words(
  `br div li dt dd tr section article header footer aside nav main address figure figcaption form fieldset details
  summary option center caption thead tbody tfoot title`,
);

/** Names by which a tag is recognised in a text that may or may not be HTML. */
export const htmlTags = words(
  `a abbr acronym address animate applet area article aside audio b base basefont bdi bdo big blink blockquote body br
  button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed
  fieldset figcaption figure font footer foreignobject form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html
  i iframe image img input ins isindex kbd keygen label layer legend li link listing main map mark marquee math menu
  menuitem meta meter nav nobr noembed noframes noscript object ol optgroup option output p param picture plaintext
  portal pre progress q rp rt ruby s samp script search section select set slot small source span strike strong style
  sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul use var video wbr xml
  xmp xss`,
);
