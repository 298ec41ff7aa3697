using System.Text;

namespace NeuralSeqGen.Text.Tests;

/// <summary>The code of docs/text.md as it stands there, and what it gives.</summary>
public sealed class TextPage
{
    [Fact]
    public void The_code_of_the_page_runs()
    {
        using var files = new Files();
        string path = files[""];
        string[] texts = ["the cat", "The mat"];
        Reader model = new(seed: 1), other = new(seed: 2);

        var characters = Vocabulary.FromText(texts, new VocabularyOptions { StartEnd = true, Normalization = NormalizationForm.FormC });
        var words = Vocabulary.FromWords(texts, new() { MaxSymbols = 20_000, LowerCase = true });
        int[] ids = words.Encode("the cat");                                                 // as long as the text
        int[,] batch = characters.Encode(texts, 24, SequenceSide.Post, SequenceSide.Post);   // (n, 24); cut at the end where too long
        string[] back = characters.Decode(batch);
        words.Save(path + "words.txt");
        var same = Vocabulary.Load(path + "words.txt");

        Assert.Equal([2, 3], ids);
        Assert.Equal(texts, back);
        Assert.Equal(["the", "cat", "mat"], same.Symbols);

        var tokenizer = BytePairTokenizer.Train(texts, new() { Size = 4_000, StartEnd = true });
        int[] pieces = tokenizer.Encode("the cat");                                          // ends with </s>
        string text = tokenizer.Decode(pieces);
        tokenizer.Save(path + "tokenizer.json");
        var read = BytePairTokenizer.Load(path + "tokenizer.json");

        Assert.Equal("the cat", text);
        Assert.Equal(pieces, read.Encode("the cat"));
        Assert.Equal(tokenizer.EndId, pieces[^1]);

        model.SaveBundle(path + "model.safetensors", new Bundle { { "words", words }, { "tokenizer", tokenizer }, { "note", "trained on Sunday" } });

        // elsewhere
        var bundle = other.LoadBundle(path + "model.safetensors");                        // under the checks of LoadWeights
        var itsWords = bundle.Get<Vocabulary>("words");
        var itsTokenizer = bundle.Get<BytePairTokenizer>("tokenizer");

        Assert.Equal(model.Parameters, other.Parameters);
        Assert.Equal(words.Symbols, itsWords.Symbols);
        Assert.Equal(pieces, itsTokenizer.Encode("the cat"));
        Assert.Throws<FormatException>(() => bundle.Get<BytePairTokenizer>("words"));

        float[] row = new float[characters.Count];
        row[characters.IdOf("c")] = 1;
        float[,,] output = new float[1, 3, characters.Count];
        for (int step = 0; step < 3; step++)
        {
            output[0, step, characters.IdOf("cat"[step].ToString())] = 9;
        }

        var list = CtcWordList.FromWords(["the", "cat"], characters);
        var hypotheses = Ctc.BeamSearch(output, new() { BeamWidth = 50, Top = 3, WordList = list });
        string heard = characters.Decode(hypotheses[0][0].Labels);

        var decoder = new CtcBeamDecoder(characters.Count, new() { WordList = list });       // step by step, as Step writes
        decoder.Step(row);
        var best = decoder.Hypotheses()[0];

        Assert.Equal("cat", heard);
        Assert.Empty(best.Labels);
    }

    [Fact]
    public void The_page_has_no_other_code()
    {
        string source = File.ReadAllText(Path.Combine(Files.Root, "tests", "NeuralSeqGen.Text.Tests", "TextPage.cs"));
        string page = File.ReadAllText(Path.Combine(Files.Root, "docs", "text.md"));
        string[] blocks = [.. page.Split("```csharp\n").Skip(1).Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)])];
        Assert.Equal(4, blocks.Length);
        Assert.All(blocks, block => Assert.Contains(Lines(block), Lines(source), StringComparison.Ordinal));
    }

    private static string Lines(string text) => string.Join('\n', text.Trim().Split('\n').Select(line => line.Trim()));
}
