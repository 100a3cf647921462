// The one script tag of a page, classic or module. A classic script of another origin has no address
// of its own to resolve imports against, so the path is taken from its tag; a module has one.
import(
  document.currentScript
    ? new URL("assets/element.js", document.currentScript.src).href
    : "./assets/element.js"
);
