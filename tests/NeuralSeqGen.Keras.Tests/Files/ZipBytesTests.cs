using System.Text;
using NeuralSeqGen.Keras.Files;

namespace NeuralSeqGen.Keras.Tests.Files;

public sealed class ZipBytesTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a member of an archive, ", 40)));

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void MembersAreStoredOrDeflatedOfEitherSize(bool deflate, bool isLarge)
    {
        var zip = Open(new ZipFileWriter { IsLarge = isLarge }.Add("other", [1, 2, 3]).Add("folder/text", Text, deflate).ToArray());
        Assert.Equal(["other", "folder/text"], zip.Names);
        Assert.Equal(Text, zip.Find("folder/text")!.Bytes.ToArray());
        Assert.Null(zip.Find("text"));
    }

    [Fact]
    public void NamesThatLeadElsewhereAreNamesOnly() => Assert.Equal(Text, Open(new ZipFileWriter().Add("../../etc/passwd", Text).ToArray()).Find("../../etc/passwd")!.Bytes.ToArray());

    [Fact]
    public void AMemberWithAnotherChecksumIsRefused() => Refuses(new ZipFileWriter().Add("m", Text, lie: (null, 7, null, null)), "'m' fails its checksum");

    [Fact]
    public void AMemberThatDeclaresMoreThanTheFileIsWorthIsRefusedUnread()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Refuses(new ZipFileWriter().Add("m", Text, deflate: true, lie: (null, null, 1UL << 40, null)), "declares 1099511627776 bytes");
        Refuses(new ZipFileWriter().Add("m", Text, deflate: true, lie: (null, null, 100_000, null)), "'m' is damaged");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 8 << 20);
    }

    [Fact]
    public void AMemberThatIsLongerThanItDeclaresIsRefused() => Refuses(new ZipFileWriter().Add("m", Text, deflate: true, lie: (null, null, 10, null)), "'m' is damaged");

    [Fact]
    public void EncryptedMembersAndOtherMethodsAreNamed()
    {
        Refuses(new ZipFileWriter().Add("m", Text, lie: (1, null, null, null)), "'m' is encrypted");
        Refuses(new ZipFileWriter().Add("m", Text, lie: (null, null, null, 14)), "method 14");
    }

    [Fact]
    public void OneNameTwiceIsRefused() => Refuses(new ZipFileWriter().Add("m", Text).Add("m", [1]), "'m' twice");

    [Fact]
    public void MembersThatShareTheirBytesAreRefused()
    {
        byte[] whole = new ZipFileWriter().Add("a", Text).Add("b", Text).ToArray();
        int second = whole.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        whole[second + 20] = 0xFF;
        whole[second + 21] = 0xFF;
        var refusal = Assert.Throws<ModelFileException>(() => Open(whole));
        Assert.Contains("they overlap", refusal.Message, StringComparison.Ordinal);
    }

    private static ZipBytes Open(byte[] archive) => new(new FileBytes(archive, "a.keras"));

    private static void Refuses(ZipFileWriter archive, string said)
    {
        var refusal = Assert.Throws<ModelFileException>(() => Open(archive.ToArray()).Find("m"));
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }
}
