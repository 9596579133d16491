// Icons, drawn in the colour and size of the text around them.

const PATHS = {
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm5-1.5L20 20",
  cross: "M6 6l12 12M18 6L6 18",
  back: "M14.5 5.5 8 12l6.5 6.5",
  next: "M9.5 5.5 16 12l-6.5 6.5",
  away: "M9 6h9v9M18 6 7 17",
};

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg part="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
