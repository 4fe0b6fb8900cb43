// Clients from npm, asked by tests/test_graph/test_npm_clients.py: what they are to do comes as JSON, so does the answer.
import fs from "node:fs";
import { SparqlEndpointFetcher } from "fetch-sparql-endpoint";
import jsonld from "jsonld";
import N3 from "n3";

const list = async (stream) => { const found = []; for await (const each of stream) found.push(each); return found; };

const asks = {
  // Each query by its name, with the values of each row by variable; where one fails, what the client tells.
  async queries({ endpoint, queries }) {
    const fetcher = new SparqlEndpointFetcher();
    const answers = {};
    for (const [name, sparql] of Object.entries(queries)) {
      try {
        const rows = await list(await fetcher.fetchBindings(endpoint, sparql));
        answers[name] = rows.map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, v.value])));
      } catch (error) {
        answers[name] = String(error.message);
      }
    }
    return answers;
  },
  async triples({ endpoint, query }) {
    return (await list(await new SparqlEndpointFetcher().fetchTriples(endpoint, query))).length;
  },
  async n3({ file }) {
    return new N3.Parser().parse(fs.readFileSync(file, "utf-8")).length;
  },
  async jsonld({ file }) {
    const refuse = async (url) => { throw new Error(`asks for ${url}`); };
    const document = JSON.parse(fs.readFileSync(file, "utf-8"));
    return (await jsonld.toRDF(document, { documentLoader: refuse })).length;
  },
};

const answers = [];
for (const { ask, ...given } of JSON.parse(fs.readFileSync(0, "utf-8"))) answers.push(await asks[ask](given));
console.log(JSON.stringify(answers));
