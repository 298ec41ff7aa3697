namespace NeuralSeqGen.Keras.Import;

/// <summary>Binds declarations as the compiler does. It stands outside of this library, which would bring the C# compiler along otherwise.</summary>
internal interface IDeclarationBinder
{
    /// <param name="source">The classes.</param>
    /// <param name="className">The one that is asked about.</param>
    BoundDeclaration Bind(string source, string className);
}
