using NeuralSeqGen.Keras.Declaration;
using NeuralSeqGen.Keras.Graph;
using NeuralSeqGen.Keras.Import;

namespace NeuralSeqGen.Keras.Writing;

/// <summary>What the classes of one import share.</summary>
/// <param name="Version">What wrote the model.</param>
/// <param name="Options">What the user says.</param>
internal sealed record DeclarationContext(ConfigVersion Version, ImportOptions Options)
{
    private readonly NodeNames _classes = new();

    private KerasDialect? _dialect;

    private int _ids;

    /// <summary>The classes of models inside the model.</summary>
    public List<DeclaredModel> SubModels { get; } = [];

    /// <summary>What a user should know.</summary>
    public List<string> Notes { get; } = [];

    public KerasDialect Dialect => _dialect ??= new(Version.IsClassic, HasNoise: true, HasPenalties: true, IsInference: false) { InitializerNotes = Notes };

    public string NextId() => $"w{++_ids}";

    /// <summary>The name of the model's class: the one that the user says, as it is said where it is an identifier, or one made of the file's.</summary>
    /// <exception cref="RefusedImportException">No class can have the name that the user says.</exception>
    public string ModelName(string file) => Options.Name is not { } said ? _classes.Fresh(file) : !CSharpText.IsIdentifier(said) ? _classes.Fresh(said) : _classes.TryTake(said) ? said
        : throw new RefusedImportException($"the class cannot have the name '{said}', which C# or a model here uses itself. Take another, such as {_classes.Fresh(said)}");

    /// <summary>A name for a class.</summary>
    public string ClassName(string wanted) => _classes.Fresh(wanted);
}
