// Put first into every page by the test server, as a classic script of its own file, so that it works under a strict
// policy. It keeps what a person would see in the console, and plays the blocked storage of `?storage=blocked`.
(() => {
  const captured = [];
  window.__captured = captured;
  const keep = (kind, ...what) => captured.push(`${kind}: ${what.map(String).join(" ")}`);

  const { error } = console;
  console.error = (...what) => {
    keep("console.error", ...what);
    error.apply(console, what);
  };
  addEventListener(
    "error",
    (event) => {
      const source = event.target?.src ?? event.target?.href;
      if (event.target !== window && source) keep("did not load", source);
      else keep("error", event.message, event.filename, event.lineno);
    },
    true,
  );
  addEventListener("unhandledrejection", (event) => keep("unhandled rejection", event.reason));
  document.addEventListener("securitypolicyviolation", (event) =>
    keep("blocked by policy", event.violatedDirective, event.blockedURI, event.sourceFile, event.lineNumber),
  );

  if (new URLSearchParams(location.search).get("storage") === "blocked") {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("The operation is insecure.", "SecurityError");
      },
    });
  }
})();
