using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace NeuralSeqGen.Models.Tests;

/// <summary>No generated method of this assembly's models comes near the limits past which the JIT stops inlining or optimising.</summary>
public class GeneratedMethodsKeepTheirBudget
{
    private const int MaxIl = 25 * 1024;
    private const int MaxLocals = 400;

    [Fact]
    public void InBytesOfIlAndInLocals()
    {
        using var file = new PEReader(File.OpenRead(typeof(Model1).Assembly.Location));
        var metadata = file.GetMetadataReader();
        var methods = metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Where(method => method.RelativeVirtualAddress != 0 && IsProgram(metadata, method)).ToList();
        Assert.InRange(methods.Count, 500, int.MaxValue);
        foreach (var method in methods)
        {
            var body = file.GetMethodBody(method.RelativeVirtualAddress);
            int il = body.GetILBytes()!.Length, locals = Locals(metadata, body);
            Assert.True(il <= MaxIl && locals <= MaxLocals, $"{Name(metadata, method)} has {il} bytes of IL and {locals} locals");
        }
    }

    private static bool IsProgram(MetadataReader metadata, MethodDefinition method) =>
        metadata.GetString(metadata.GetTypeDefinition(method.GetDeclaringType()).Name) is "__Program512" or "__Program256" or "__Program128";

    private static int Locals(MetadataReader metadata, MethodBodyBlock body)
    {
        if (body.LocalSignature.IsNil)
        {
            return 0;
        }

        var signature = metadata.GetBlobReader(metadata.GetStandaloneSignature(body.LocalSignature).Signature);
        signature.ReadSignatureHeader();
        return signature.ReadCompressedInteger();
    }

    private static string Name(MetadataReader metadata, MethodDefinition method)
    {
        var program = metadata.GetTypeDefinition(method.GetDeclaringType());
        return $"{metadata.GetString(metadata.GetTypeDefinition(program.GetDeclaringType()).Name)}.{metadata.GetString(program.Name)}.{metadata.GetString(method.Name)}";
    }
}
