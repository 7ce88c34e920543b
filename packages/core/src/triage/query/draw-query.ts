import type { FieldQuery, Moment, Query } from "./query.ts";

/** A query as one line that says how it was understood: words bare, what belongs together in brackets after its operator. */
export function drawQuery(query: Query): string {
  switch (query.kind) {
    case "word":
      return query.word;
    case "prefix":
      return `${query.word}*`;
    case "pattern":
      return query.pattern;
    case "phrase":
      return `"${query.words.join(" ")}"`;
    case "near":
      return `${query.isOrdered ? "onear" : "near"}/${query.distance}(${query.sides.map(drawQuery).join(" ")})`;
    case "title":
      return `title(${drawQuery(query.query)})`;
    case "not":
      return `not(${drawQuery(query.query)})`;
    case "and":
    case "or":
      return `${query.kind}(${query.queries.map(drawQuery).join(" ")})`;
    case "choice":
    case "name":
    case "holder":
    case "number":
    case "time":
    case "due":
      return drawField(query);
  }
}

function drawField(field: FieldQuery): string {
  switch (field.kind) {
    case "choice":
      return `${field.field}:${field.values.join(",")}`;
    case "name":
      return `${field.field}${field.names.map(({ text, isWhole }) => `${isWhole ? "=" : ":"}"${text}"`).join("")}`;
    case "holder":
      return `assignee:${field.who}`;
    case "number":
      return `${field.field}${field.sign}${field.value}`;
    case "time":
      return `${field.field}${field.sign}${drawMoment(field.at)}`;
    case "due": {
      const [after, before] = [field.after, field.before].map((at) => (at === null ? "" : drawMoment(at)));
      return `due:${after}..${before}`;
    }
  }
}

function drawMoment(moment: Moment): string {
  switch (moment.kind) {
    case "instant":
      return moment.at;
    case "day":
      return moment.day;
    case "day_ago":
      return `day-${moment.days}`;
    case "ago":
      return `-${moment.minutes}min`;
    case "ahead":
      return `+${moment.minutes}min`;
  }
}
