import Linux
import Testing

@Suite struct MemoryTests {
    @Test func `what a process remembers is kept from core dumps`() async {
        await #expect(processExitsWith: .success) {
            #expect(Memory.isDumpable)
            try Memory.keepPrivate()
            #expect(!Memory.isDumpable)
        }
    }
}
