namespace NeuralSeqGen.Compiler.Model;

/// <summary>Why a constructor of the author's cannot stand beside the generated one, the gravest reason last.</summary>
internal enum ConstructorKind
{
    /// <summary>It does not begin with another constructor of the class.</summary>
    Unchained,

    /// <summary>It is a primary constructor, which every other one would have to begin with.</summary>
    Primary,

    /// <summary>It has the parameters of the generated one.</summary>
    Generated,
}
