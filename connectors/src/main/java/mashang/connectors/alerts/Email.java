package mashang.connectors.alerts;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mashang.delivery.Answer;
import mashang.delivery.ChannelSettings;
import mashang.workorder.EventId;
import org.jspecify.annotations.Nullable;

/**
 * E-mail over SMTP: HTML and plain text. {@code smtps://} is TLS from the first byte; {@code smtp://} demands STARTTLS but on this machine
 * itself. The server's certificate is verified. The Message-ID is made of the message's id: many mailboxes show a repetition once.
 */
final class Email implements Channel {
    private static final int THREADS = 4;
    private static final String CONNECT_MILLIS = "5000";
    private static final String ANSWER_MILLIS = "15000";
    private static final int SMTPS = 465;
    private static final int SUBMISSION = 587;

    /** Three digits at the beginning of what a mail server says. */
    private static final Pattern CODE = Pattern.compile("(?:^|\\n)\\s*([245])\\d\\d[ -]");

    private final Session session;
    private final URI server;
    private final @Nullable String user;
    private final @Nullable String password;
    private final String from;
    private final String to;
    private final ExecutorService sender = Threads.daemon("alerts-mail", THREADS);

    Email(ChannelSettings settings, Channels.Place place) {
        this.server = URI.create(settings.url());
        this.user = place.optionalSecret(settings, "user");
        this.password = place.optionalSecret(settings, "password");
        this.from = String.valueOf(settings.more("from"));
        this.to = String.valueOf(settings.more("to"));
        String timeout = settings.more("timeoutMillis");
        this.session = Session.getInstance(properties(timeout == null ? ANSWER_MILLIS : timeout));
    }

    private Properties properties(String answerMillis) {
        boolean isLoopback = "127.0.0.1".equals(server.getHost()) || "localhost".equals(server.getHost());
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", server.getHost());
        properties.put("mail.smtp.port", String.valueOf(port()));
        properties.put("mail.smtp.auth", String.valueOf(user != null));
        properties.put("mail.smtp.ssl.enable", String.valueOf(isTls()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", String.valueOf(!isTls() && !isLoopback));
        properties.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.put("mail.smtp.timeout", answerMillis);
        properties.put("mail.smtp.writetimeout", answerMillis);
        properties.put("mail.mime.allowutf8", "false");
        return properties;
    }

    private boolean isTls() {
        return "smtps".equals(server.getScheme());
    }

    private int port() {
        return server.getPort() > 0 ? server.getPort() : isTls() ? SMTPS : SUBMISSION;
    }

    @Override
    public CompletableFuture<Answer> send(Message message) {
        return CompletableFuture.supplyAsync(() -> deliver(message), sender);
    }

    private Answer deliver(Message message) {
        try {
            MimeMessage mail = mail(message);
            try (Transport transport = session.getTransport()) {
                transport.connect(user, password);
                transport.sendMessage(mail, mail.getAllRecipients());
            }
            return Answer.DONE;
        } catch (AuthenticationFailedException e) {
            return Answer.misconfigured("SMTP: not let in");
        } catch (MessagingException e) {
            return judge(e);
        }
    }

    /** What the server said counts: 4 means later, 5 never; without an answer, later. */
    private static Answer judge(MessagingException e) {
        for (Exception at = e; at != null; at = at instanceof MessagingException m ? m.getNextException() : null) {
            Matcher code = CODE.matcher(String.valueOf(at.getMessage()));
            if (code.find()) {
                String said = "SMTP " + code.group().strip();
                return code.group(1).equals("5") ? Answer.reject(said) : Answer.retry(said);
            }
        }
        return Answer.retry(e.getClass().getSimpleName());
    }

    private MimeMessage mail(Message message) throws MessagingException {
        String id = "<" + EventId.hash(message.id()) + "@mashang>";
        MimeMessage mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        String utf8 = StandardCharsets.UTF_8.name();
        mail.setFrom(new InternetAddress(from));
        mail.setRecipients(jakarta.mail.Message.RecipientType.TO, InternetAddress.parse(to, true));
        mail.setSubject(message.title(), utf8);
        mail.setSentDate(Date.from(message.sentAt()));
        mail.setHeader("Auto-Submitted", "auto-generated"); // no out-of-office replies
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(message.text(), utf8, "plain");
        MimeMultipart parts = new MimeMultipart("alternative", plain);
        if (message.html() != null) {
            MimeBodyPart html = new MimeBodyPart();
            html.setText(message.html(), utf8, "html");
            parts.addBodyPart(html);
        }
        mail.setContent(parts);
        mail.saveChanges();
        return mail;
    }

    @Override
    public void close() {
        sender.shutdown();
    }
}
