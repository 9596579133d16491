// What a reader needs after the first page of results: a file of its own, which comes behind that
// page (element/fetch-more.ts). It takes Preact from the script. Where it cannot be had, what needs
// it says so (views/with-more.tsx).

export { takeJsx } from "dateline:jsx";
export { default as css } from "../styles/more.css";
export { Bars } from "./bars";
export { ExportMenu } from "./export-menu";
export { fetchFeeds } from "./feeds";
export { FollowMenu } from "./follow-menu";
export { HelpRows } from "./help-rows";
export { Months } from "./months";
export { PeriodTable } from "./period-table";
export { ReleaseView } from "./release";
export { selectedText } from "./quote";
