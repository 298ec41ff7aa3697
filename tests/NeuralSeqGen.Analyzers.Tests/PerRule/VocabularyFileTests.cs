using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class VocabularyFileTests
{
    private const string Model = "[SequenceModel, Input(20), {|NSG0502:VocabularyFile(\"words.txt\")|}, Embedding(-1, 4), Gru(2)] public sealed partial class Model;";

    [Fact]
    public Task FileThatIsNotListed_Triggers() => VocabularyTest.VerifyAsync(Model);

    [Fact]
    public Task FileOfAnotherName_Triggers() => VocabularyTest.VerifyAsync(Model, ("/project/otherwords.txt", "a"), ("/project/Words.txt", "a"));

    [Fact]
    public Task TwoFilesOfThatName_Triggers() => VocabularyTest.VerifyAsync(Model, ("/project/a/words.txt", "a"), ("/project/b/words.txt", "a"));

    [Theory]
    [InlineData("a\n\nb")]
    [InlineData("a\n b\n")]
    [InlineData("New York\n")]
    [InlineData("a\n\n")]
    [InlineData("vocabulary of words\na\n")]
    [InlineData("vocabulary words startEnd\na\nb c\n")]
    public Task LineThatIsNoToken_Triggers(string text) => VocabularyTest.VerifyAsync(Model, ("/project/words.txt", text));

    [Fact]
    public Task WrittenExtentIsNotCompared_ButTheFileIsMissed_Triggers() => VocabularyTest.VerifyAsync(Model.Replace("-1", "7", StringComparison.Ordinal));

    [Theory]
    [InlineData("words.txt")]
    [InlineData("Data/words.txt")]
    [InlineData("Data\\\\words.txt")]
    [InlineData("/project/Data/words.txt")]
    public Task ListedFile_DoesNotTrigger(string path) => VocabularyTest.VerifyAsync(Model.Replace("{|NSG0502:VocabularyFile(\"words.txt\")|}", $"VocabularyFile(\"{path}\")", StringComparison.Ordinal), VocabularyTest.Words);

    [Theory]
    [InlineData("vocabulary words\none\ntwo\nthree\n", 5)]
    [InlineData("vocabulary characters startEnd lowerCase\n\\u{20}\na\nb\n", 7)]
    public Task FileThatVocabularySaved_CountsItsIds(string text, int ids) => VocabularyTest.VerifyAsync($"[SequenceModel, Input(20), VocabularyFile(\"words.txt\"), Embedding({ids}, 4), Gru(2)] public sealed partial class Model;", ("/project/words.txt", text));

    [Fact]
    public Task PlaceWithoutALayer_IsMisplaced() => VocabularyTest.VerifyAsync("[SequenceModel, {|NSG0012:VocabularyFile(\"words.txt\")|}, Input(20), Dense(3)] public sealed partial class Model;", VocabularyTest.Words);

    [Fact]
    public Task TwoForTheWholeModel_AreOneTooMany() => VocabularyTest.VerifyAsync("[SequenceModel, VocabularyFile(\"words.txt\"), {|NSG0007:VocabularyFile(\"words.txt\")|}, Input(20), Embedding(5, 3)] public sealed partial class Model;", VocabularyTest.Words);

    [Fact]
    public Task OpenExtentWithoutAFile_IsOutOfRange() => VocabularyTest.VerifyAsync("[SequenceModel, Input(20), {|NSG0006:Embedding(-1, 3)|}, VocabularyFile(\"words.txt\"), Dense(5)] public sealed partial class Model;", VocabularyTest.Words);
}
