// The policy forbids style elements, style sheets and style attributes; a constructed sheet is allowed.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :root { color-scheme: light dark; }
  body { font: 1rem/1.6 system-ui, sans-serif; margin: 2rem auto; max-inline-size: 72rem; padding-inline: 1.25rem; }
  pre { white-space: pre-wrap; }
  dateline-archive { display: flow-root; min-block-size: 60rem; }
`);
document.adoptedStyleSheets = [sheet];
