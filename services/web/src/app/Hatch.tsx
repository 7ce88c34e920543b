/** Stripes for what is not known: a drawing fills its shapes with `url(#id)`. */
export function Hatch({ id, className }: { id: string; className: string | undefined }) {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="2" height="6" className={className} />
      </pattern>
    </defs>
  );
}
