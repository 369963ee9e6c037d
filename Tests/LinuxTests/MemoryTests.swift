import CLinux
import Linux
import Testing

@Suite struct MemoryTests {
    @Test func `what a process remembers is kept from core dumps`() async {
        await #expect(processExitsWith: .success) {
            #expect(linux_is_dumpable() == 1)
            try Memory.keepPrivate()
            #expect(linux_is_dumpable() == 0)
        }
    }
}
