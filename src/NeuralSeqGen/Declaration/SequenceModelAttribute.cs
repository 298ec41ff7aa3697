namespace NeuralSeqGen;

/// <summary>Makes the compiler turn a partial class into a sequence model: the layer attributes beside it, in their order, are its layers.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SequenceModelAttribute : Attribute
{
    /// <summary>The model's name in summaries, messages and weight files; null means the name of the class.</summary>
    public string? Name { get; set; }
}
