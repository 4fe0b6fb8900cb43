"use strict";
// The page's one namespace, and the few things every view needs: labels, elements, events.
// Text reaches the document through textContent alone; nothing here writes markup.
const renda = {};

renda.payload = JSON.parse(document.getElementById("data").textContent);

/** Say a label in the language that is on. */
renda.t = function (key) {
  const label = renda.payload.labels[key];
  return label ? label[renda.state.lang === "en" ? 1 : 0] : key;
};

/** Make an element: h("button.chip", {onclick, title, data: {...}}, child, "text"). */
renda.h = function (name, attributes, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  renda.set_attributes(element, attributes || {});
  renda.append(element, children);
  return element;
};

/** Make an SVG element. */
renda.svg = function (name, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  renda.set_attributes(element, attributes || {});
  renda.append(element, children);
  return element;
};

renda.set_attributes = function (element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name === "style") for (const [key, each] of Object.entries(value)) element.style.setProperty(key, each);
    else element.setAttribute(name, value === true ? "" : value);
  }
};

renda.append = function (element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
};

/** Empty an element and fill it anew. */
renda.fill = function (element, ...children) {
  element.replaceChildren();
  renda.append(element, children);
  return element;
};

/** Offer a file to the user. */
renda.download = function (name, blob) {
  const link = renda.h("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};

/** Cut a long text, with an ellipsis, without halving an astral character. */
renda.clip = function (text, length) {
  const characters = Array.from(text.slice(0, 4 * length));
  return characters.length > length ? characters.slice(0, length - 1).join("") + "…" : text;
};
