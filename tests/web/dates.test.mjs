import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { parseDate, firstDay, lastDay } = await load("state/dates.ts");

test("a date keeps the precision with which it was typed", () => {
  const forms = {
    2021: "2021",
    "2021-2": "2021-02",
    "02/2021": "2021-02",
    "2021-02-23": "2021-02-23",
    "23/02/2021": "2021-02-23",
    "3.4.2021": "2021-04-03",
    " 23 / 02 / 2021 ": "2021-02-23",
    "0001-01-01": "0001-01-01",
    "٢٠٢١-٠٢": "2021-02",
    "٢٣/٠٢/٢٠٢١": "2021-02-23",
  };
  for (const [typed, iso] of Object.entries(forms)) assert.equal(parseDate(typed), iso, typed);
});

test("no text is no limit, and what is no date is told apart from it", () => {
  assert.equal(parseDate("  "), "");
  for (const typed of [
    "hello",
    "21",
    "2021-13",
    "2021-02-30",
    "31/02/2021",
    "2021-00",
    "2021-02-23T10:00",
    "-2021",
  ]) {
    assert.equal(parseDate(typed), null, typed);
  }
});

test("29 February is a day in leap years only", () => {
  assert.equal(parseDate("2020-02-29"), "2020-02-29");
  assert.equal(parseDate("2021-02-29"), null);
});

test("a period lies between its first and its last day", () => {
  for (const [period, inside] of [
    ["2021", "2021-06-15"],
    ["2021-02", "2021-02-28"],
    ["2021-02-23", "2021-02-23"],
  ]) {
    assert.ok(firstDay(period) <= inside && inside <= lastDay(period), period);
  }
  assert.ok(lastDay("2020") < firstDay("2021"));
  assert.ok(lastDay("2021-01") < firstDay("2021-02"));
});
