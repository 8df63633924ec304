package mashang.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mashang.local.machine.LiveThreads;
import mashang.local.machine.LockedFolder;
import mashang.local.machine.LoopbackPorts;
import mashang.local.machine.StackFailure;
import mashang.local.machine.StackFailure.Reason;
import mashang.local.stack.StackListener.Part;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackIT {

    @TempDir
    Path folder;

    @Test
    void itStartsOnceStopsWithoutATraceAndKeepsItsPorts() throws Exception {
        LiveThreads before = LiveThreads.remember();
        Ports ports;
        try (Stack stack = Stack.start(StackOptions.in(folder))) {
            ports = stack.address().ports();
            assertThat(Stack.running(folder)).contains(stack.address());
            assertThat(stack.jobs().list()).isEmpty();
            StackFailure second = catchThrowableOfType(StackFailure.class, () -> Stack.start(StackOptions.in(folder)));
            assertThat(second.reason()).isEqualTo(Reason.ALREADY_RUNNING);
        }
        assertNothingIsLeft(before);
        try (Stack stack = Stack.start(StackOptions.in(folder))) {
            assertThat(stack.address().ports())
                    .as("the ports of the last start")
                    .isEqualTo(ports);
            killElasticsearchOf(stack);
        }
        assertNothingIsLeft(before);
    }

    @Test
    void aTakenPortStopsWhatHadStartedAndSaysWhich() throws Exception {
        LiveThreads before = LiveThreads.remember();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(LoopbackPorts.HOST))) {
            Ports ports = new Ports(0, 0, 0, taken.getLocalPort());
            StackFailure failure = catchThrowableOfType(
                    StackFailure.class,
                    () -> Stack.start(StackOptions.in(folder).withPorts(ports)));
            assertThat(failure.reason()).isEqualTo(Reason.PORT_IN_USE);
            assertThat(failure.sentence(Locale.ENGLISH)).contains("Port " + taken.getLocalPort() + " (Flink)");
            assertThat(failure.sentence(Locale.CHINESE)).contains("端口 " + taken.getLocalPort() + "（Flink）");
        }
        assertNothingIsLeft(before);
    }

    @Test
    void aFolderThatCannotBeWrittenIsOneSentence() throws Exception {
        // The one folder nobody may write to, not even root, in whose name tests often run.
        Path unwritable = Path.of("/proc/mashang");
        StackFailure failure = catchThrowableOfType(StackFailure.class, () -> Stack.start(StackOptions.in(unwritable)));
        assertThat(failure.reason()).isEqualTo(Reason.FOLDER_NOT_WRITABLE);
        Path file = Files.createFile(folder.resolve("file"));
        for (Path below : Set.of(file, file.resolve("data"))) {
            failure = catchThrowableOfType(StackFailure.class, () -> Stack.start(StackOptions.in(below)));
            assertThat(failure.reason()).isEqualTo(Reason.NOT_A_FOLDER);
        }
    }

    private static void killElasticsearchOf(Stack stack) throws Exception {
        try (Admin admin = Admin.create(
                Map.<String, Object>of("bootstrap.servers", stack.address().bootstrap()))) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
        }
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
        assertThat(stack.broken().get(20, TimeUnit.SECONDS)).isEqualTo(Part.ELASTICSEARCH);
        StackFailure failure = catchThrowableOfType(StackFailure.class, stack::awaitClosed);
        assertThat(failure.reason()).isEqualTo(Reason.STOPPED_MEANWHILE);
    }

    private void assertNothingIsLeft(LiveThreads before) throws Exception {
        assertThat(Stack.running(folder)).isEmpty();
        assertThat(folder.resolve("stack.json")).doesNotExist();
        assertThat(ProcessHandle.current().children()).isEmpty();
        assertThat(before.leftBehind()).isEmpty();
        try (LockedFolder free = LockedFolder.open(folder)) {
            assertThat(free.path()).isEqualTo(folder.toAbsolutePath());
        }
    }
}
