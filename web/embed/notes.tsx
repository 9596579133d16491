// What the archive is, and what stands in its way on other people's pages.

import type { FeedReport } from "../src/engine/protocol";
import type { Failure } from "../src/state/state";
import { failureText } from "../src/views/notices";
import type { Say } from "../src/words/say";
import type { Found } from "./archive";
import { words } from "./words";

/** Of a file's problems, so many are listed. */
const SHOWN_PROBLEMS = 5;

export function Summary({ found, say }: { found: Found; say: Say }) {
  const { scope } = found;
  const text = say.fill(scope.from ? words.found : words.foundUndated, {
    releases: say.count(say.words.releases, scope.releases),
    from: say.date(scope.from),
    to: say.date(scope.to),
    languages: say.list(scope.languages.map((tag) => say.languageName(tag))) || words.noLanguage,
  });
  return (
    <>
      <p>{text}</p>
      {found.reports.map((report) => (
        <Problems report={report} say={say} />
      ))}
    </>
  );
}

function Problems({ report, say }: { report: FeedReport; say: Say }) {
  const { diagnostics, diagnosticsLeftOut } = report;
  const count = diagnostics.length + diagnosticsLeftOut;
  if (!count) return null;
  const more = count - Math.min(SHOWN_PROBLEMS, diagnostics.length);
  return (
    <>
      <p>{say.count(words.problems, count)}</p>
      <ul>
        {diagnostics.slice(0, SHOWN_PROBLEMS).map(({ item, member, message }) => (
          <li>
            {say.fill(item < 0 ? words.problemOfFile : words.problemAt, {
              item: item + 1,
              member: member || "–",
              message,
            })}
          </li>
        ))}
        {more > 0 && <li>{say.fill(words.moreProblems, { n: say.number(more) })}</li>}
      </ul>
    </>
  );
}

/** `insecure` and `closed` are addresses. */
export interface Warnings {
  failures: readonly Failure[];
  closed: readonly string[];
  insecure: readonly string[];
  insecureScript: string | null;
  isFile: boolean;
}

export function WarningList({ warnings, say }: { warnings: Warnings; say: Say }) {
  const { failures, closed, insecure, insecureScript, isFile } = warnings;
  const url = (text: string, address: string) => say.fill(text, { url: address });
  return (
    <>
      {failures.map((failure) =>
        failure.code === "cors" && failure.url ? (
          <Closed url={failure.url} />
        ) : (
          <p class="warning" data-code={failure.code}>
            {failureText(say, failure)} <span class="own">{ownWords(say, failure)}</span>
          </p>
        ),
      )}
      {closed.map((address) => (
        <Closed url={address} />
      ))}
      {insecure.map((address) => (
        <p class="warning" data-code="insecure">
          {url(words.insecure, address)}
        </p>
      ))}
      {insecureScript && (
        <p class="warning" data-code="insecure">
          {url(words.insecureScript, insecureScript)}
        </p>
      )}
      {isFile && (
        <p class="warning" data-code="file">
          {words.noFile}
        </p>
      )}
    </>
  );
}

/** The engine's or the browser's, with the place in the file. */
function ownWords(say: Say, { message, offset, url }: Failure): string {
  const text = offset === undefined ? message : say.fill(words.atByte, { message, offset });
  return url && /^http/.test(url) && !text.includes(url) ? `${url}: ${text}` : text;
}

/** The header that is missing, and where hosts take it. */
function Closed({ url }: { url: string }) {
  const path = new URL(url).pathname;
  const name = path.slice(path.lastIndexOf("/") + 1) || "archive.json";
  const HOSTS = {
    nginx: `location = ${path} {\n  add_header Access-Control-Allow-Origin "*" always;\n}`,
    apache: `<Files "${name}">\n  Header set Access-Control-Allow-Origin "*"\n</Files>`,
    s3: JSON.stringify(
      [{ AllowedOrigins: ["*"], AllowedMethods: ["GET", "HEAD"], AllowedHeaders: ["*"] }],
      null,
      2,
    ),
  };
  return (
    <div class="warning" data-code="cors">
      <p>{words.closed.replace("{url}", url)}</p>
      <Code text="Access-Control-Allow-Origin: *" label="HTTP" />
      {Object.entries(HOSTS).map(([host, text]) => (
        <details>
          <summary>{words.cors[host as keyof typeof HOSTS]}</summary>
          <Code text={text} label={words.cors[host as keyof typeof HOSTS]} />
        </details>
      ))}
    </div>
  );
}

/** Long lines scroll, also by keyboard. */
export function Code({ text, label }: { text: string; label: string }) {
  return (
    <pre tabIndex={0} role="group" aria-label={label}>
      <code>{text}</code>
    </pre>
  );
}
