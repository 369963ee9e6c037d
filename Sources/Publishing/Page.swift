/// A page of HTML that stands for itself: no network, no script, and printable on A4.
package struct Page {
    /// As in BCP 47: "fr".
    package var language: String
    package var title: String
    package var body: [HTML]
    /// After how many seconds whoever shows it reads it again; nil where it stays as it is.
    package var refresh: Int?

    package init(language: String, title: String, body: [HTML], refresh: Int? = nil) {
        (self.language, self.title, self.body) = (language, title, body)
        self.refresh = refresh
    }

    package var text: String {
        let refresh = refresh.map {
            [HTML("meta", ["http-equiv": "refresh", "content": "\($0)"])]
        }
        let head =
            [
                HTML("meta", ["charset": "utf-8"]),
                HTML(
                    "meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
                // Nothing is fetched, whatever a name on the page may look like.
                HTML(
                    "meta",
                    [
                        "http-equiv": "Content-Security-Policy",
                        "content": "default-src 'none'; style-src 'unsafe-inline'",
                    ]),
            ] + (refresh ?? []) + [
                HTML("title", text: title), HTML("style", [.picture(Self.style)]),
            ]
        return "<!DOCTYPE html>\n"
            + HTML(
                "html", ["lang": language],
                [HTML("head", head), HTML("body", [HTML("main", body)])]
            ).text + "\n"
    }

    /// Black on white, for a printer that has no colours; sections do not break between two sides where they need not.
    private static let style = """

        @page { size: A4; margin: 11mm 13mm; }
        html { background: #fff; color: #000; font: 15px/1.4 sans-serif; }
        body { margin: 0; }
        main { max-width: 46rem; margin: 0 auto; padding: 1rem; }
        h1 { font-size: 1.5rem; margin: 0 0 .2rem; }
        h2 { font-size: 1.1rem; margin: 1.1rem 0 .3rem; border-bottom: 1px solid #000; }
        h3 { font-size: .95rem; margin: .6rem 0 .2rem; }
        p, ul, ol { margin: .3rem 0; }
        figure { margin: .3rem 0; }
        figure svg { width: 100%; height: auto; }
        figcaption, footer, .small { font-size: .8rem; }
        table { border-collapse: collapse; width: 100%; margin: .4rem 0; font-size: .87rem; }
        caption { text-align: left; font-weight: bold; padding: .1rem 0; }
        th, td { border-bottom: 1px solid #999; padding: .12rem .4rem; text-align: left;
          vertical-align: top; }
        tbody th { font-weight: normal; }
        .number { text-align: right; white-space: nowrap; }
        .line { border-bottom: 1px solid #777; height: 1.7rem; }
        @media print {
          html { font-size: 9.5pt; line-height: 1.25; }
          main { max-width: none; padding: 0; }
          h2 { margin: .7rem 0 .2rem; break-after: avoid; }
          figure, tr, li, .whole { break-inside: avoid; }
        }

        """
}
