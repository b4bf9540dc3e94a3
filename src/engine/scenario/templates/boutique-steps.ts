// What the pages of the shop do, call by call: the order in which the public demo's frontend and checkout make their calls.
// A cart holds two products here; the demo's recommendations are five.
import type { Step } from "../steps.ts";

const PRODUCTS_IN_SHOP = 9;
const PRODUCTS_IN_CART = 2;
const RECOMMENDED = 5;

const times = (count: number, ...steps: readonly Step[]): readonly Step[] => Array.from({ length: count }, () => steps).flat();

const currencies: Step = { call: "currency", endpoint: "supported" };
const convert: Step = { call: "currency", endpoint: "convert" };
const product: Step = { call: "product-catalog", endpoint: "get" };
const cart: Step = { call: "cart", endpoint: "get" };
const quote: Step = { call: "shipping", endpoint: "quote" };
const ad: Step = { call: "ad" };
const recommendations: readonly Step[] = [{ call: "recommendation" }, ...times(RECOMMENDED, product)];
const render = (time: string): Step => ({ work: time });

export const FRONTEND = [
  {
    name: "index",
    steps: [currencies, { call: "product-catalog", endpoint: "list" }, cart, ...times(PRODUCTS_IN_SHOP, convert), ad, render("exp(3ms)")],
  },
  { name: "set-currency", steps: [render("exp(0.5ms)")] },
  { name: "product", steps: [product, currencies, cart, convert, ...recommendations, ad, render("exp(3ms)")] },
  { name: "add-to-cart", steps: [product, { call: "cart", endpoint: "add" }, render("exp(1ms)")] },
  {
    name: "view-cart",
    steps: [currencies, cart, ...recommendations, quote, convert, ...times(PRODUCTS_IN_CART, product, convert), render("exp(3ms)")],
  },
  { name: "checkout", steps: [{ call: "checkout" }, ...recommendations, currencies, render("exp(3ms)")] },
] as const satisfies readonly { readonly name: string; readonly steps: readonly Step[] }[];

export const CHECKOUT = [
  {
    name: "place-order",
    steps: [
      cart,
      ...times(PRODUCTS_IN_CART, product, convert),
      quote,
      convert,
      { work: "exp(2ms)" },
      { call: "payment" },
      { call: "shipping", endpoint: "ship" },
      { call: "cart", endpoint: "empty" },
      { call: "email" },
    ],
  },
] as const satisfies readonly { readonly name: string; readonly steps: readonly Step[] }[];
