import Testing

@testable import DoseCLI

@Suite struct `A plot is lines of text` {
    private func plot(_ columns: Int = 8, _ rows: Int = 2, most: Double = 8, isUTF8: Bool = true)
        -> Plot
    {
        Plot(columns: columns, rows: rows, most: most, isUTF8: isUTF8)
    }

    @Test func `an area has blocks, as high as its values`() {
        var plot = plot()
        plot.addArea { $0 * 8 }
        #expect(plot.text == ["    ▁▃▅▇", "▁▃▅▇████"])
    }

    @Test func `a light area is of whole cells, and ends behind a filled one`() {
        var plot = plot()
        plot.addArea(isLight: true) { $0 * 8 }
        plot.addArea { $0 < 0.5 ? $0 * 8 : nil }
        #expect(plot.text == ["      ░░", "▁▃▅▇░░░░"])
    }

    @Test func `a line has two dots to a column and four to a row, and no hole where it is steep`()
    {
        var plot = plot()
        plot.addLine { $0 < 0.5 ? 0 : 7 }
        #expect(plot.text == ["    ⡏⠉⠉⠉", "⣀⣀⣀⣀⠇   "])
    }

    @Test func `a line that falls is bound together as well`() {
        var plot = plot()
        plot.addLine { $0 < 0.5 ? 7 : 0 }
        #expect(plot.text == ["⠉⠉⠉⠉⡆   ", "    ⣇⣀⣀⣀"])
    }

    @Test func `a broken line has as many holes as dots, and two lines share a cell`() {
        var plot = plot()
        plot.addLine(isBroken: true) { _ in 0 }
        #expect(plot.text == ["        ", "⣀ ⢀⣀ ⢀⣀ "])
        plot.addLine { _ in 1 }
        #expect(plot.text[1].unicodeScalars.allSatisfy { $0.value & 0x24 == 0x24 })
    }

    @Test func `a vertical is behind everything`() {
        var plot = plot()
        plot.addVertical(at: 0.5)
        plot.addVertical(at: 1)
        plot.addArea { $0 * 3 }
        #expect(plot.text == ["    ┊  ┊", " ▁▂▃▃▄▅▆"])
    }

    @Test func `in ASCII the signs are others`() {
        var plot = plot(isUTF8: false)
        plot.addArea(isLight: true) { $0 * 8 }
        plot.addArea { $0 < 0.5 ? $0 * 8 : nil }
        plot.addVertical(at: 0)
        #expect(plot.text == ["|     ::", "| ##::::"])
        plot.addLine { $0 * 8 }
        #expect(plot.text == ["|   ****", "****::::"])
        plot.addLine(isBroken: true) { _ in 8 }
        #expect(plot.text == ["oooooooo", "****::::"])
    }

    @Test func `the top is a round number that is not below the most`() {
        let rows = [
            (0, 1), (0.03, 0.03), (0.031, 0.04), (1, 1), (1.01, 1.2), (77.8, 80), (85, 90),
            (101, 120), (999, 1000), (1000, 1000),
        ]
        for (most, top) in rows {
            #expect(abs(Plot.round(above: most) / top - 1) < 1e-9, "\(most)")
        }
    }

    @Test func `what is above the top stays at it`() {
        var plot = plot(2, 1, most: 1)
        plot.addLine { $0 * 100 }
        #expect(plot.text == ["⠉⠉"])
    }
}
