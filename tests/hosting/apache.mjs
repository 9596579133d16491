// Debian's Apache, for as long as a test takes; .htaccess files in the folder are what configures it.

import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { startServer } from "./server.mjs";

/** Those that docs/HOSTING.md names, and what the server itself needs. */
const MODULES = ["authz_core", "deflate", "filter", "headers", "mime", "mpm_event", "rewrite"];

/**
 * Serves the folder `root`, which everybody must be allowed to read, at a free port of localhost.
 * Resolves to { url, stop() }. It needs no rights.
 */
export async function startApache({ root }) {
  const { url, stop } = await startServer("apache2", ({ folder, port }) => {
    const file = join(folder, "apache.conf");
    writeFileSync(file, configFile({ folder, port, root: resolve(root) }));
    return ["-f", file, "-DFOREGROUND"];
  });
  return { url, stop };
}

function configFile({ folder, port, root }) {
  return `
${MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join("\n")}
${process.getuid() === 0 ? "User www-data\nGroup www-data" : ""}
ServerName localhost
ServerRoot "${folder}"
Listen 127.0.0.1:${port}
PidFile "${folder}/pid"
ErrorLog "${folder}/errors.log"
TypesConfig /etc/mime.types
DocumentRoot "${root}"
<Directory "${root}">
  Options FollowSymLinks
  AllowOverride FileInfo
  Require all granted
</Directory>
`;
}
