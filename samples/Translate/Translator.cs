using NeuralSeqGen;

/// <summary>
/// Letters to phones, of which there may be more or fewer. Two recurrent layers read the word in both directions. Another hears the phones said so far and looks,
/// by attention, at the letters about as far on; the next one knows what was seen there, and where, and looks again. Positions, which the letters carry along and
/// the first question has, too, let attention begin where a word of as many phones as letters needs it.
/// </summary>
[SequenceModel, Adam(GlobalClipNorm = 1)]
public sealed partial class Translator
{
    /// <summary>The longest word, in letters, and in phones with their end.</summary>
    public const int Steps = 24;

    /// <summary>Room for the letters of one language: Hungarian has 34, French 39.</summary>
    public const int Letters = 96;

    /// <summary>Room for the phones of one language, with the four ids that stand for none: French has 43, Hungarian 70.</summary>
    public const int Phones = 80;

    [Input(Steps)]
    private static partial LayerNode Spelling { get; }

    [Embedding(Letters, 48, From = nameof(Spelling), MaskZero = true), Dropout(0.2), Bidirectional, Gru(48, ReturnSequences = true), Dropout(0.2)]
    [Bidirectional, Gru(48, ReturnSequences = true), Dropout(0.2), SinePositionEncoding]
    private static partial LayerNode Read { get; }

    [Input(Steps), TeacherForcing(nameof(Sound))]
    private static partial LayerNode Said { get; }

    [Embedding(Phones, 48, From = nameof(Said), MaskZero = true), Dropout(0.2), Gru(96, ReturnSequences = true), SinePositionEncoding]
    private static partial LayerNode Heard { get; }

    [Attention(Query = nameof(Heard), Value = nameof(Read), UseScale = true)]
    private static partial LayerNode Seen { get; }

    [Concatenate(nameof(Heard), nameof(Seen)), Dropout(0.2), Gru(96, ReturnSequences = true)]
    private static partial LayerNode Sought { get; }

    [Attention(Query = nameof(Sought), Value = nameof(Read), UseScale = true)]
    private static partial LayerNode Found { get; }

    [Concatenate(nameof(Sought), nameof(Found)), Dropout(0.2), Dense(Phones), SparseCategoricalCrossentropy(FromLogits = true, IgnoreClass = 0)]
    private static partial LayerNode Sound { get; }
}
