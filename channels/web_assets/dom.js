/**
 * Building the page without markup strings, so that a strict content security policy holds and no
 * text of a message can become markup by mistake. The one exception is `setRendered`.
 */

/** An element; attributes named `on…` are listeners, `true` and `false` are boolean attributes. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** A 24×24 line icon; decoration only, the control around it carries the label. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `icon icon-${name}`);
  for (const line of ICONS[name]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", line);
    svg.append(path);
  }
  return svg;
}

// Allowed by name in a policy of `trusted-types xiaoq-chat`. Only HTML that the server rendered and
// sanitised passes here (channels/markdown.py).
const policy = globalThis.trustedTypes?.createPolicy("xiaoq-chat", { createHTML: (html) => html });

/** Fill an element with the server's sanitised HTML of a message. */
export function setRendered(element, html) {
  element.innerHTML = policy ? policy.createHTML(html) : html;
}

const ICONS = {
  mark: [
    "M11.5 4a7.4 7.4 0 1 0 0 14.8a7.4 7.4 0 0 0 0-14.8Z",
    "m16.7 16.6 3.6 3.6",
    "M9 11v.01",
    "M14 11v.01",
  ],
  send: ["M12 19V5.5", "m5.5 12 6.5-6.5 6.5 6.5"],
  compose: ["M12 5H7a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2v-5", "m10 14 .6-2.8L18 3.8a1.6 1.6 0 0 1 2.2 2.2L12.8 13.4Z"],
  sun: [
    "M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8Z",
    "M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
  ],
  moon: ["M20 14.2A8.2 8.2 0 0 1 9.8 4a8.2 8.2 0 1 0 10.2 10.2Z"],
  close: ["m6.5 6.5 11 11", "m17.5 6.5-11 11"],
  down: ["M12 5v13.5", "m5.5 12 6.5 6.5 6.5-6.5"],
  clip: ["m19.5 11.3-7.6 7.6a4.9 4.9 0 0 1-7-7l7.8-7.7a3.3 3.3 0 0 1 4.6 4.6l-7.7 7.7a1.6 1.6 0 0 1-2.3-2.3l7-7"],
  document: ["M7 3.5h7l4 4v13H7Z", "M14 3.5v4h4", "M10 12h5M10 16h5"],
  parcel: ["M12 3 4.5 7v10l7.5 4 7.5-4V7Z", "m4.5 7 7.5 4 7.5-4", "M12 11v10", "m8.2 5 7.5 4"],
  back: ["M9 7 4.5 11.5 9 16", "M4.5 11.5H15a4.5 4.5 0 0 1 0 9h-3"],
  receipt: ["M6 3.5h12v17l-3-2-3 2-3-2-3 2Z", "M9.5 8.5h5M9.5 12.5h5"],
  person: ["M12 4a3.8 3.8 0 1 0 0 7.6A3.8 3.8 0 0 0 12 4Z", "M4.8 20a7.3 7.3 0 0 1 14.4 0"],
  shield: ["M12 3.5 5 6v5.5c0 4.3 2.9 7.6 7 9 4.1-1.4 7-4.7 7-9V6Z", "m9 12 2.2 2.2L15.2 10"],
};
