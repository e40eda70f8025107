// Before the loader: keeps every shadow root open, so that tests can look inside. Readers get a closed one.
const { attachShadow } = Element.prototype;
Element.prototype.attachShadow = function (init) {
  return attachShadow.call(this, { ...init, mode: "open" });
};
