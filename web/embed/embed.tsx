// The embed builder: an archive and its options in, the tag out, with the real element in between.
// Its state is in the fragment of its address; the element may use the query string (`route`).

import { render } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { setBase } from "../src/engine/beside";
import { failureOf } from "../src/engine/failure";
import type { Failure } from "../src/state/state";
import { createSay } from "../src/words/say";
import { lookInto, type Found } from "./archive";
import { TextField } from "./fields";
import { Summary, WarningList, type Warnings } from "./notes";
import { isValid, readOptions, withOption, writeOptions, type Options } from "./options";
import { Output } from "./output";
import { Settings } from "./settings";
import { attributesOf, declarationsOf, type Surroundings } from "./tag";
import { words } from "./words";

/** The element's own script, which this page includes as it recommends to. */
const { src: SCRIPT, integrity: INTEGRITY } = document.getElementById(
  "dateline",
) as HTMLScriptElement;

/** In English, with the reader's own way with dates where that is English too. */
const say = createSay(navigator.languages.find((tag) => /^en\b/.test(tag)) ?? "en");

/** A file of the editor's own, at an address that only this page knows. */
interface OwnFile {
  url: string;
  name: string;
}

type Look =
  | { phase: "none" | "looking" }
  | { phase: "found"; found: Found }
  | { phase: "failed"; failure: Failure };

function Builder() {
  const [options, setOptions] = useOptions();
  const [file, setFile] = useState<OwnFile | null>(null);
  const urls = file ? [file.url] : absolute(options.src);
  const src = urls.join(" ");
  const [look, again] = useLook(src);
  const found = look.phase === "found" ? look.found : null;

  const open = (address: string) => {
    setFile(null);
    setOptions(withOption(options, "src", address.trim() || undefined));
    again();
  };
  const take = (own: File) => setFile({ url: URL.createObjectURL(own), name: own.name });
  useEffect(() => () => void (file && URL.revokeObjectURL(file.url)), [file]);
  useDrop(take);

  const around: Surroundings = {
    script: options.script ?? SCRIPT,
    integrity: INTEGRITY,
    src: file ? encodeURI(file.name) : src || "archive.json",
    home: homeOf(found),
  };
  return (
    <>
      <header>
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
      </header>
      <main>
        <form class="settings" onSubmit={(event) => event.preventDefault()}>
          <section aria-labelledby="archive">
            <h2 id="archive">{words.archive}</h2>
            <Address value={options.src} file={file} open={open} take={take} />
            <div role="status">
              {look.phase === "looking" && <p>{words.looking}</p>}
              {found && <Summary found={found} say={say} />}
              <WarningList warnings={warningsOf(look, around, file)} say={say} />
            </div>
          </section>
          <Settings
            options={options}
            found={found}
            say={say}
            set={(name, text) => setOptions(withOption(options, name, text))}
          />
        </form>
        <div class="result">
          <section aria-labelledby="preview">
            <h2 id="preview">{words.preview}</h2>
            {src ? <Preview options={options} src={src} /> : <p>{words.noPreview}</p>}
          </section>
          <Output options={options} around={around} />
        </div>
      </main>
    </>
  );
}

function Address({
  value,
  file,
  open,
  take,
}: {
  value: string | undefined;
  file: OwnFile | null;
  open(address: string): void;
  take(file: File): void;
}) {
  const [address, setAddress] = useState(value);
  useLayoutEffect(() => setAddress(value), [value]);
  return (
    <>
      <div
        onPaste={({ target }) => setTimeout(() => open((target as HTMLInputElement).value))}
        onKeyDown={({ key }) => key === "Enter" && open(address ?? "")}
      >
        <TextField
          label={words.address}
          hint={words.addressHint}
          inputMode="url"
          value={address}
          fits={(text) => isValid("src", text)}
          onChange={setAddress}
        />
      </div>
      <p>
        <button type="button" onClick={() => open(address ?? "")}>
          {words.open}
        </button>
      </p>
      <p class="field">
        <label for="file">{words.chooseFile}</label>
        <input
          id="file"
          type="file"
          accept=".json,.ndjson,.jsonl,application/json,application/feed+json"
          onChange={({ currentTarget: { files } }) => files?.[0] && take(files[0])}
        />
        {file && <span>{file.name}</span>}
      </p>
    </>
  );
}

/** The element itself, given exactly what the tag says. */
function Preview({ options, src }: { options: Options; src: string }) {
  const at = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = document.createElement("dateline-archive");
    at.current!.replaceChildren(element);
    return () => element.remove();
  }, []);
  useLayoutEffect(() => {
    const element = at.current!.firstElementChild as HTMLElement;
    const attributes = new Map([["aria-label", words.preview], ...attributesOf(options, src)]);
    for (const name of element.getAttributeNames())
      if (name !== "style" && !attributes.has(name)) element.removeAttribute(name);
    for (const [name, text] of attributes)
      if (element.getAttribute(name) !== text) element.setAttribute(name, text);
    // Not by an attribute, which the policy forbids.
    element.style.cssText = declarationsOf(options)
      .map(([name, value]) => `${name}: ${value};`)
      .join("");
  }, [options, src]);
  return <div ref={at} class="preview" />;
}

function useOptions(): [Options, (options: Options) => void] {
  const [options, setOptions] = useState(() => readOptions(location.hash));
  useEffect(() => {
    const read = () => setOptions(readOptions(location.hash));
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, []);
  const take = (next: Options) => {
    history.replaceState(
      history.state,
      "",
      location.pathname + location.search + writeOptions(next),
    );
    setOptions(next);
  };
  return [options, take];
}

/** Looks into the archive at `src`, and once more whenever it is told to. */
function useLook(src: string): [Look, () => void] {
  const [look, setLook] = useState<Look>({ phase: "none" });
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (!src) return setLook({ phase: "none" });
    const abort = new AbortController();
    const { signal } = abort;
    const unlessAborted = (next: Look) => void (signal.aborted || setLook(next));
    setLook({ phase: "looking" });
    lookInto(src.split(" "), signal).then(
      (found) => unlessAborted({ phase: "found", found }),
      (error) => unlessAborted({ phase: "failed", failure: failureOf(error) }),
    );
    return () => abort.abort();
  }, [src, times]);
  return [look, () => setTimes((before) => before + 1)];
}

function useDrop(take: (file: File) => void): void {
  useEffect(() => {
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      take(file);
    };
    addEventListener("dragover", over);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("drop", drop);
    };
  }, []);
}

function warningsOf(look: Look, { script, src }: Surroundings, file: OwnFile | null): Warnings {
  const failures =
    look.phase === "failed" ? [look.failure] : look.phase === "found" ? look.found.failures : [];
  return {
    failures,
    closed: look.phase === "found" ? look.found.closed : [],
    insecure: file ? [] : src.split(" ").filter(isInsecure),
    insecureScript: isInsecure(script) ? script : null,
    isFile: file !== null,
  };
}

/** By http, but not from this computer. */
function isInsecure(address: string): boolean {
  if (!/^http:/.test(address)) return false;
  return !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(address).hostname);
}

/** The publisher's own page, for readers without script. */
function homeOf(found: Found | null): Surroundings["home"] {
  const report = found?.reports[0];
  return report?.homePageUrl
    ? { url: report.homePageUrl, title: report.title || report.homePageUrl }
    : null;
}

/** What is no address is left out. */
function absolute(src: string | undefined): string[] {
  return (src ?? "").split(/\s+/).flatMap((address) => {
    try {
      return address ? [String(new URL(address, location.href))] : [];
    } catch {
      return [];
    }
  });
}

setBase(SCRIPT);
document.title = words.title;
render(<Builder />, document.body);
