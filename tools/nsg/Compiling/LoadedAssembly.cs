using System.Reflection;
using System.Runtime.Loader;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tool.Compiling;

/// <summary>Compiled models; unloaded when disposed.</summary>
internal sealed class LoadedAssembly(AssemblyLoadContext context, Assembly assembly) : IDisposable
{
    /// <param name="fullName">Name of the class with its namespace.</param>
    public ISequenceModel Create(string fullName) => (ISequenceModel)Activator.CreateInstance(assembly.GetType(fullName, throwOnError: true)!, 0L)!;

    /// <summary>One array per output for one array per input, whatever the signatures of the class are.</summary>
    public static Array[] Predict(ISequenceModel model, Array[] inputs) =>
        ((ModelCore)model.GetType().GetField("__core", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(model)!).Predict(inputs);

    public void Dispose() => context.Unload();
}
