// The element's attributes as properties. What does not fit is as if it were not there.

import { ATTRIBUTES, readSettings } from "../state/settings";

const PROPERTIES = ATTRIBUTES.filter((name) => name !== "lang").map((attribute) => ({
  attribute,
  name: attribute.replace(/-(.)/, (_, letter: string) => letter.toUpperCase()),
}));

/** Gives the class of the element the accessors that it declares. */
export function defineProperties({ prototype }: { prototype: HTMLElement }): void {
  for (const { attribute, name } of PROPERTIES)
    Object.defineProperty(prototype, name, {
      get(this: HTMLElement) {
        return valueOf(this, name);
      },
      /** By undefined some frameworks take an attribute away. */
      set(this: HTMLElement, value: unknown) {
        if (value == null) this.removeAttribute(attribute);
        else this.setAttribute(attribute, String(value));
      },
      configurable: true,
      enumerable: true,
    });
}

/** A list as its attribute has it; "" for what is not set, but null for `route`. */
function valueOf(element: HTMLElement, name: string): unknown {
  const { fixed, ...settings } = readSettings((attribute) => element.getAttribute(attribute));
  const value = { ...settings, ...fixed }[name as keyof typeof settings];
  if (Array.isArray(value)) return value.join(name in fixed ? "; " : " ");
  return value ?? (name === "route" ? null : "");
}

/** Properties that were set before the element was defined hide its accessors. */
export function takeProperties(element: HTMLElement): void {
  const own = element as unknown as Record<string, unknown>;
  for (const { name } of PROPERTIES) {
    if (!Object.prototype.hasOwnProperty.call(element, name)) continue;
    const value = own[name];
    delete own[name];
    own[name] = value;
  }
}
