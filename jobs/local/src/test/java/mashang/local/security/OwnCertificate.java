package mashang.local.security;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for 127.0.0.1, made with the JDK's keytool.
 *
 * @param keys PKCS12 store of its private key
 * @param pem the certificate alone
 * @param trusted PKCS12 store that trusts it
 */
public record OwnCertificate(Path keys, Path pem, Path trusted) {
    /** Of stores that live as long as a test. */
    public static final String STORE_PASSWORD = "changeit";

    public static OwnCertificate make(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        OwnCertificate made =
                new OwnCertificate(folder.resolve("keys.p12"), folder.resolve("ca.pem"), folder.resolve("trusted.p12"));
        keytool(
                made.keys(),
                "-genkeypair",
                "-alias",
                "own",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-validity",
                "2",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost");
        keytool(
                made.keys(),
                "-exportcert",
                "-alias",
                "own",
                "-rfc",
                "-file",
                made.pem().toString());
        keytool(
                made.trusted(),
                "-importcert",
                "-noprompt",
                "-alias",
                "own",
                "-file",
                made.pem().toString());
        return made;
    }

    /** For a server. */
    public SSLContext context() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, STORE_PASSWORD.toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, STORE_PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(Path store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", STORE_PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }
}
