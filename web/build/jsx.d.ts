// The tag in JSX; web/build/declarations.mjs puts this at the end of the types that it makes.

type DatelineProps<Common> = Common & DatelineAttributes & DatelineListeners;

// What follows is for whom it concerns: a package that is not installed is passed over.

// @ts-ignore
declare module "react" {
    namespace JSX {
        interface IntrinsicElements {
            // @ts-ignore
            "dateline-archive": DatelineProps<Omit<import("react").HTMLAttributes<DatelineArchiveElement>, keyof DatelineAttributes> & import("react").RefAttributes<DatelineArchiveElement>>;
        }
    }
}

// @ts-ignore
declare module "preact" {
    namespace JSX {
        interface IntrinsicElements {
            // @ts-ignore
            "dateline-archive": DatelineProps<Omit<import("preact").HTMLAttributes<DatelineArchiveElement>, keyof DatelineAttributes> & import("preact").ClassAttributes<DatelineArchiveElement>>;
        }
    }
}
