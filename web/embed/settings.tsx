// The form of everything but the archive's address.

import { FACETS, type Facet } from "../src/engine/protocol";
import { FIXABLE, LAYOUTS, SORTS, THEMES } from "../src/state/settings";
import type { Say } from "../src/words/say";
import type { Found } from "./archive";
import { Checkbox, Group, Select, TextField } from "./fields";
import {
  COLORS,
  DEFAULT_HEIGHT,
  isValid,
  LANGUAGES,
  listOf,
  listText,
  type Color,
  type Name,
  type Options,
} from "./options";
import { words } from "./words";

/** As an address has it when an editor asks for addresses. */
const FIRST_PREFIX = "news";

/** What the default colours look like in the controls, which cannot show none. */
const NO_COLOR = "#808080";

export interface SettingsProps {
  options: Options;
  found: Found | null;
  say: Say;
  set(name: Name, text: string | undefined): void;
}

export function Settings(props: SettingsProps) {
  return (
    <>
      <Look {...props} />
      <Content {...props} />
      <Page {...props} />
    </>
  );
}

function Look({ options, say, set }: SettingsProps) {
  return (
    <section aria-labelledby="look">
      <h2 id="look">{words.look}</h2>
      <Select
        label={words.layout}
        value={options.layout}
        choices={LAYOUTS.map((name) => [name === "full" ? "" : name, words.layouts[name]])}
        onChange={(value) => set("layout", value)}
      />
      <Select
        label={words.language}
        value={options.lang}
        choices={[
          ["", words.ofPage],
          ...LANGUAGES.map((code) => [code, say.ownName(code)] as const),
        ]}
        onChange={(value) => set("lang", value)}
      />
      <Select
        label={words.theme}
        value={options.theme}
        choices={THEMES.map((name) => [name === "auto" ? "" : name, words.themes[name]])}
        onChange={(value) => set("theme", value)}
      />
      <TextField
        label={words.height}
        hint={words.heightHint}
        inputMode="numeric"
        value={options.height ?? DEFAULT_HEIGHT}
        fits={(text) => isValid("height", text)}
        onChange={(text) => set("height", text === DEFAULT_HEIGHT ? undefined : text)}
      />
      <Group label={words.colors} hint={words.colorsHint}>
        {COLORS.map((name) => (
          <ColorField key={name} name={name} value={options[name]} set={set} />
        ))}
      </Group>
    </section>
  );
}

function ColorField({
  name,
  value,
  set,
}: {
  name: Color;
  value: string | undefined;
  set: SettingsProps["set"];
}) {
  const label = words.colorNames[name];
  return (
    <p class="color">
      <label>
        <input
          type="color"
          value={value ?? NO_COLOR}
          onInput={({ currentTarget }) => set(name, currentTarget.value)}
        />
        <span>{label}</span>
      </label>
      {value ? (
        <button
          type="button"
          aria-label={words.resetColor.replace("{name}", label)}
          onClick={() => set(name, undefined)}
        >
          {words.defaultColor}
        </button>
      ) : (
        <span class="hint">{words.defaultColor}</span>
      )}
    </p>
  );
}

function Content({ options, found, set }: SettingsProps) {
  const dates = { fits: (text: string) => isValid("from", text), choices: found?.years ?? [] };
  return (
    <section aria-labelledby="content">
      <h2 id="content">{words.content}</h2>
      <Facets value={options.facets} onChange={(text) => set("facets", text)} />
      <TextField
        label={words.pageSize}
        inputMode="numeric"
        value={options["page-size"]}
        fits={(text) => isValid("page-size", text)}
        onChange={(text) => set("page-size", text)}
      />
      <Select
        label={words.order}
        value={options.sort}
        choices={[
          ["", words.orderDefault],
          ...SORTS.map((name) => [name, words.orders[name]] as const),
        ]}
        onChange={(value) => set("sort", value)}
      />
      <Group label={words.only} hint={words.onlyHint}>
        {FIXABLE.map((facet) => (
          <Preset
            key={facet}
            facet={facet}
            chosen={listOf(options[facet])}
            offered={found?.facets[facet].map(({ value }) => value) ?? []}
            onChange={(values) => set(facet, listText(values))}
          />
        ))}
        <TextField
          {...dates}
          label={words.from}
          hint={words.dateHint}
          value={options.from}
          onChange={(text) => set("from", text)}
        />
        <TextField
          {...dates}
          label={words.to}
          hint={words.dateHint}
          value={options.to}
          onChange={(text) => set("to", text)}
        />
      </Group>
    </section>
  );
}

/** Which filters there are, and their order: the chosen ones first. */
function Facets({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange(text: string | undefined): void;
}) {
  const chosen = (value?.split(" ").filter(Boolean) as Facet[] | undefined) ?? [...FACETS];
  const take = (facets: readonly Facet[]) => {
    const text = facets.join(" ");
    onChange(text === FACETS.join(" ") ? undefined : text);
  };
  const moveUp = (at: number) =>
    take([...chosen.slice(0, at - 1), chosen[at]!, chosen[at - 1]!, ...chosen.slice(at + 1)]);
  return (
    <Group label={words.filters} hint={words.filtersHint}>
      {[...chosen, ...FACETS.filter((facet) => !chosen.includes(facet))].map((facet) => {
        const at = chosen.indexOf(facet);
        return (
          <p class="facet" key={facet}>
            <Checkbox
              label={words.facets[facet]}
              checked={at >= 0}
              onChange={(checked) =>
                take(checked ? [...chosen, facet] : chosen.filter((each) => each !== facet))
              }
            />
            {at > 0 && (
              <button
                type="button"
                aria-label={words.moveUp.replace("{name}", words.facets[facet])}
                onClick={() => moveUp(at)}
              >
                ↑
              </button>
            )}
          </p>
        );
      })}
    </Group>
  );
}

/** The values of one facet to choose from, and those that were chosen for another archive. */
function Preset({
  facet,
  chosen,
  offered,
  onChange,
}: {
  facet: Facet;
  chosen: readonly string[];
  offered: readonly string[];
  onChange(values: string[]): void;
}) {
  const values = [...new Set([...chosen, ...offered])].filter((value) => !value.includes(";"));
  const summary = (chosen.length ? words.chosen : words.all)
    .replace("{name}", words.facets[facet])
    .replace("{n}", String(chosen.length));
  return (
    <details>
      <summary>{summary}</summary>
      {values.length ? (
        <div class="values" role="group" aria-label={words.facets[facet]}>
          {values
            .sort((a, b) => a.localeCompare(b))
            .map((value) => (
              <Checkbox
                key={value}
                label={value}
                checked={chosen.includes(value)}
                onChange={(checked) =>
                  onChange(checked ? [...chosen, value] : chosen.filter((each) => each !== value))
                }
              />
            ))}
        </div>
      ) : (
        <p class="hint">{words.nothingToChoose}</p>
      )}
    </details>
  );
}

function Page({ options, set }: SettingsProps) {
  return (
    <section aria-labelledby="page">
      <h2 id="page">{words.page}</h2>
      <Group label={words.addressBar} hint={words.addressBarHint}>
        <Checkbox
          label={words.route}
          checked={options.route !== undefined}
          onChange={(checked) => set("route", checked ? FIRST_PREFIX : undefined)}
        />
        {options.route !== undefined && (
          <TextField
            label={words.prefix}
            hint={words.prefixHint}
            value={options.route}
            empty=""
            fits={(text) => isValid("route", text)}
            onChange={(text) => set("route", text)}
          />
        )}
      </Group>
      <TextField
        label={words.script}
        hint={words.scriptHint}
        inputMode="url"
        value={options.script}
        fits={(text) => /^https?:\/\/./.test(text)}
        onChange={(text) => set("script", text)}
      />
    </section>
  );
}
